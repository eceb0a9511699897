import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../tools/workspace/workspace-root.ts';
import { listTargets } from './list-targets.ts';
import { readInputs } from './read-inputs.ts';

interface FuzzModule {
  readonly fuzz: (data: Buffer) => void | Promise<void>;
}

describe.each(listTargets())('$name', ({ file, corpus, findings }) => {
  const inputs = [...readInputs(corpus), ...readInputs(findings)].map(({ path, bytes }) => ({
    name: relative(workspaceRoot, path),
    bytes,
  }));

  it('has a corpus to start from', () => {
    expect(inputs.length).toBeGreaterThan(0);
  });

  it.each(inputs)('holds for $name', async ({ bytes }) => {
    const { fuzz } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as FuzzModule;
    await fuzz(Buffer.from(bytes));
  });
});
