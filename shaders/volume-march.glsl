// What all ways to see a volume have in common: its numbers, the ray of a pixel, colors, the faint box, the picture. Lengths are in
// cells. The volume stands with its first slice on the floor and its first row at the back, so that from above it lies as a grid does.
// A way to see it gives `vec4 see()`: premultiplied linear light. LIT is 1 where light falls on it. NORMALS is 1
// for a picture that shows no colors but which way a surface looks.
uniform vec3 uEye;
uniform vec3 uRay; // line of sight through the corner of the picture, not of unit length
uniform vec3 uRayRight; // its change for a pixel to the right, and upwards
uniform vec3 uRayUp;
uniform vec2 uShift; // of the sample in its pixel, pixels
uniform vec3 uForward; // the camera's own directions
uniform vec3 uRight;
uniform vec3 uUp;
uniform vec2 uReach; // distances at which depth begins and ends
uniform float uStep;
uniform float uJitter; // 1: rays start at places of their own
uniform sampler2D tTransfer; // 1021 × 1: linear color and density of a value
uniform sampler2D tDepth; // 1021 × 1: linear color of a depth, from near to far
uniform float uByDepth; // 1: colors by depth, 0: by value
uniform vec4 uInk; // of the box
out vec4 oColor;

vec3 eye, ray, inverse; // of this pixel; `ray` is of unit length
float nearT, farT; // where the ray enters the box and leaves it
vec3 origin, along; // the eye and the ray in the texture of the field
float pixelWidth; // of a pixel at distance 1, cells

vec3 toDisplay(vec3 light) {
  return mix(light * 12.92, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, light));
}
// Bright light bends towards white as on film. https://knarkowicz.wordpress.com/2016/01/06/aces-filmic-tone-mapping-curve/
vec3 onFilm(vec3 c) {
  return clamp(c * (2.51 * c + 0.03) / (c * (2.43 * c + 0.59) + 0.14), 0.0, 1.0);
}

// A value's place in such a table. One of 256 levels lies on a texel; between them there are three more, which saves filtering.
ivec2 entryOf(float share) {
  return ivec2(clamp(share, 0.0, 1.0) * 1020.0 + 0.5, 0);
}
vec4 lookUp(sampler2D colors, float share) {
  return texelFetch(colors, entryOf(share), 0);
}
float depthAt(float t) {
  return clamp((t - uReach.x) / (uReach.y - uReach.x), 0.0, 1.0);
}
// The color of a place whose value has the color `own`.
vec3 colorAt(vec3 own, float t) {
  float depth = depthAt(t);
  if (uByDepth > 0.5) return lookUp(tDepth, depth).rgb;
  // Far things are a little dimmer, so that depth reads here too.
  return own * mix(1.0, 0.55, depth);
}

// Interleaved gradient noise: even over any few pixels. https://www.iryoku.com/next-generation-post-processing-in-call-of-duty-advanced-warfare
float noiseAt(vec2 pixel) {
  return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}
// Where in its step a ray takes its samples.
float startOf() {
  return mix(0.5, noiseAt(floor(gl_FragCoord.xy) + uShift * 97.0), uJitter);
}

// The field at a distance along the ray.
float valueOn(float t) {
  return valueIn(origin + along * t);
}

// How much of a pixel the box's edges cover at a point of its surface: the second smallest distance to a pair of faces, in pixels.
float edgeAt(float t) {
  vec3 p = eye + ray * t;
  vec3 gap = max(min(p - uLow, uHigh - p), 0.0);
  float least = min(gap.x, min(gap.y, gap.z)), most = max(gap.x, max(gap.y, gap.z));
  float middle = gap.x + gap.y + gap.z - least - most;
  return 1.0 - smoothstep(0.35, 1.35, middle / (pixelWidth * t));
}
vec4 over(vec4 front, vec4 back) {
  return front + back * (1.0 - front.a);
}

vec4 see();

void main() {
  vec2 pixel = gl_FragCoord.xy + uShift;
  vec3 through = uRay + uRayRight * pixel.x + uRayUp * pixel.y;
  float far = length(through);
  eye = uEye;
  ray = through / far;
  ray += vec3(equal(ray, vec3(0.0))) * 1e-7;
  inverse = 1.0 / ray;
  origin = placeOf(eye);
  along = placeOf(eye + ray) - origin;
  pixelWidth = length(uRayRight) / far;
  vec3 a = (uLow - eye) * inverse, b = (uHigh - eye) * inverse;
  vec3 enter = min(a, b), leave = max(a, b);
  nearT = max(max(enter.x, max(enter.y, enter.z)), 0.0);
  farT = min(leave.x, min(leave.y, leave.z));
  oColor = vec4(0.0);
  if (nearT >= farT) return;
  vec4 light = see();
#if NORMALS
  oColor = light;
  return;
#endif
  vec3 straight = light.a > 0.0 ? light.rgb / light.a : vec3(0.0);
#if LIT
  straight = onFilm(straight * 1.05);
#endif
  vec4 picture = vec4(toDisplay(clamp(straight, 0.0, 1.0)) * light.a, light.a);
  vec4 ink = vec4(uInk.rgb * uInk.a, uInk.a);
  picture = over(picture, ink * edgeAt(farT));
  oColor = over(ink * edgeAt(nearT) * 0.85, picture);
}
