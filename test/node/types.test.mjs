// The types as a reader's compiler sees them: a small program against the built package compiles under both ways in
// which TypeScript resolves modules, with the declarations themselves checked as well.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/sources.mjs';

const READER = join(ROOT, 'reader.ts'); // exists only here
const PROGRAM = `
import { parseRule, type Rule } from 'ca-elements';
import { createSimulation } from 'ca-elements/core';
const rule: Rule = parseRule('B3/S23');
const simulation = await createSimulation({ rule, size: [64, 64] });
simulation.step(1);
const grid = document.createElement('ca-grid');
grid.play();
grid.addEventListener('ca-step', ({ detail }) => detail);
`;

function faultsUnder(options) {
  const settings = {
    ...options,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === READER || fileExists.call(host, file);
  host.getSourceFile = (file, ...rest) =>
    file === READER ? ts.createSourceFile(file, PROGRAM, rest[0]) : getSourceFile.call(host, file, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([READER], settings, host))
    .filter(({ file }) => !file?.fileName.includes('/node_modules/')) // the faults of others
    .map(({ file, messageText }) => `${file?.fileName.slice(ROOT.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
    .filter((fault) => !fault.includes('"ogl"')); // its own declarations are written for bundlers only
}

test('for a bundler', () => {
  assert.deepEqual(faultsUnder({ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }), []);
});

test('for Node', () => {
  assert.deepEqual(faultsUnder({ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }), []);
});
