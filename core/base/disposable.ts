// What holds a resource.

/** Something that holds a resource until it is told to let go. `dispose` may be called twice. */
export interface Disposable {
  dispose(): void;
}
