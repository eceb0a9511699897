import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';

// The real configuration, without the rules that need types: planted files exist only in memory.
const eslint = new ESLint({
  cwd: workspaceRoot,
  overrideConfig: {
    ...(tseslint.configs.disableTypeChecked as Linter.Config),
    files: ['**/*.ts'],
  },
});

async function rulesReportedFor(path: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(workspaceRoot, path) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

interface Violation {
  readonly claim: string;
  readonly path?: string;
  readonly code: string;
  readonly rule: string;
}

const boundaries = '@nx/enforce-module-boundaries';
const violations: readonly Violation[] = [
  {
    claim: 'any',
    code: '/** X. */\nexport const x: any = 1;',
    rule: '@typescript-eslint/no-explicit-any',
  },
  { claim: 'an enum', code: '/** X. */\nexport enum X { A }', rule: 'selfware/no-enum' },
  { claim: 'a default export', code: 'export default 1;', rule: 'selfware/no-default-export' },
  {
    claim: 'a default export by another name',
    code: 'const x = 1;\nexport { x as default };',
    rule: 'selfware/no-default-export',
  },
  { claim: 'export *', code: "export * from './judge.ts';", rule: 'selfware/no-export-all' },
  { claim: 'JSON.parse', code: "JSON.parse('1');", rule: 'selfware/no-json-parse' },
  {
    claim: 'JSON.parse taken as a value',
    code: "['1'].map(JSON['parse']);",
    rule: 'selfware/no-json-parse',
  },
  { claim: 'process.exit', code: 'process.exit(1);', rule: 'selfware/no-process-exit' },
  {
    claim: 'process.exit in the command beside main',
    path: 'apps/cli/src/commands/planted.ts',
    code: 'process.exit(1);',
    rule: 'selfware/no-process-exit',
  },
  {
    claim: 'a *Sync call',
    code: "import fs from 'node:fs';\nfs.readFileSync('x');",
    rule: 'selfware/no-sync-call',
  },
  {
    claim: 'an import of a *Sync function',
    code: "import { openSync } from 'node:fs';",
    rule: 'selfware/no-sync-call',
  },
  {
    claim: 'as unknown as',
    code: '/** X. */\nexport const x = 1 as unknown as string;',
    rule: 'selfware/no-double-assertion',
  },
  {
    claim: 'an export without a docstring',
    code: 'export const x = 1;',
    rule: 'selfware/exported-docstring',
  },
  {
    claim: 'a banned file name',
    path: 'packages/safety/src/utils.ts',
    code: '',
    rule: 'selfware/file-name',
  },
  {
    claim: 'a banned folder name',
    path: 'packages/safety/src/helpers/open.ts',
    code: '',
    rule: 'selfware/file-name',
  },
  {
    claim: 'a banned word in a file name',
    path: 'packages/safety/src/path-utils.ts',
    code: '',
    rule: 'selfware/file-name',
  },
  {
    claim: 'a file name that is not kebab-case',
    path: 'packages/safety/src/openRoot.ts',
    code: '',
    rule: 'selfware/file-name',
  },
  {
    claim: 'an index.ts in a folder',
    path: 'packages/safety/src/rules/index.ts',
    code: '',
    rule: 'selfware/file-name',
  },
  {
    claim: 'the test kit in published code',
    code: "import { text } from '@selfware/test-kit';\ntext();",
    rule: 'selfware/no-test-kit',
  },
  {
    claim: 'openRoot outside the hands',
    path: 'packages/tools/src/files/planted.ts',
    code: "import { openRoot } from '@selfware/safety';\nawait openRoot('.');",
    rule: 'selfware/primitives-only-in-hands',
  },
  {
    claim: 'runProgram outside the hands',
    path: 'packages/tools/src/shell/planted.ts',
    code: "import { runProgram } from '@selfware/process-supervisor';\nrunProgram();",
    rule: 'selfware/primitives-only-in-hands',
  },
  {
    claim: 'openRoot in the agent',
    path: 'packages/agent/src/undo/planted.ts',
    code: "import { openRoot } from '@selfware/safety/filesystem';\nopenRoot();",
    rule: 'selfware/primitives-only-in-hands',
  },
  {
    claim: 'child_process outside process-supervisor',
    code: "import { spawn } from 'node:child_process';\nspawn('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'child_process in the command',
    path: 'apps/cli/src/planted.ts',
    code: "import { spawn } from 'node:child_process';\nspawn('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'child_process without the prefix',
    path: 'packages/agent/src/planted.ts',
    code: "import { spawn } from 'child_process';\nspawn('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'child_process imported at run time',
    path: 'packages/tools/src/planted.ts',
    code: "await import('node:child_process');",
    rule: 'selfware/touch',
  },
  {
    claim: 'files in tools',
    path: 'packages/tools/src/planted.ts',
    code: "import { open } from 'node:fs/promises';\nawait open('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'files in memory',
    path: 'packages/memory/src/planted.ts',
    code: "import { open } from 'node:fs/promises';\nawait open('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'files in the agent',
    path: 'packages/agent/src/planted.ts',
    code: "import { open } from 'node:fs/promises';\nawait open('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'files in llm-client beside its testing folder',
    path: 'packages/llm-client/src/planted.ts',
    code: "import { open } from 'node:fs/promises';\nawait open('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'the network in tools',
    path: 'packages/tools/src/planted.ts',
    code: "import { request } from 'node:http';\nrequest('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'the global fetch in tools',
    path: 'packages/tools/src/planted.ts',
    code: "await fetch('http://127.0.0.1');",
    rule: 'selfware/touch',
  },
  {
    claim: 'http in persistence',
    path: 'packages/persistence/src/planted.ts',
    code: "import { request } from 'node:http';\nrequest('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'any Node module in contracts',
    path: 'packages/contracts/src/planted.ts',
    code: "import { join } from 'node:path';\njoin('x');",
    rule: 'selfware/touch',
  },
  {
    claim: 'an npm package in contracts',
    path: 'packages/contracts/src/planted.ts',
    code: "import { z } from 'zod';\nz();",
    rule: 'selfware/touch',
  },
  {
    claim: 'an npm package that is not in the table',
    path: 'packages/agent/src/planted.ts',
    code: "import { execa } from 'execa';\nexeca();",
    rule: 'selfware/touch',
  },
  {
    claim: 'process.env outside the command',
    code: '/** X. */\nexport const x = process.env;',
    rule: 'selfware/touch',
  },
  {
    claim: 'process.cwd() outside the command',
    path: 'packages/agent/src/planted.ts',
    code: 'process.cwd();',
    rule: 'selfware/touch',
  },
  {
    claim: 'process.argv outside the command',
    path: 'packages/observability/src/planted.ts',
    code: '/** X. */\nexport const x = process.argv;',
    rule: 'selfware/touch',
  },
  {
    claim: 'a higher layer',
    path: 'packages/safety/src/planted.ts',
    code: "import { createAgent } from '@selfware/agent';\ncreateAgent();",
    rule: boundaries,
  },
  {
    claim: 'the same layer',
    path: 'packages/safety/src/planted.ts',
    code: "import { openJournal } from '@selfware/persistence';\nopenJournal();",
    rule: boundaries,
  },
  {
    claim: 'the same layer by a sub-path',
    path: 'packages/persistence/src/planted.ts',
    code: "import { openRoot } from '@selfware/safety/filesystem';\nopenRoot();",
    rule: boundaries,
  },
  {
    claim: 'the same layer above',
    path: 'packages/memory/src/planted.ts',
    code: "import { createLlmClient } from '@selfware/llm-client';\ncreateLlmClient();",
    rule: boundaries,
  },
  {
    claim: 'another package by a relative path',
    path: 'packages/agent/src/planted.ts',
    code: "import { ok } from '../../contracts/src/result.ts';\nok(1);",
    rule: boundaries,
  },
];

describe('the lint rules', () => {
  it.each(violations)(
    'report $claim',
    async ({ path = 'packages/safety/src/planted.ts', code, rule }) => {
      expect(await rulesReportedFor(path, code)).toContain(rule);
    },
  );

  it.each([
    [
      'packages/memory/src/planted.ts',
      "import { openJournal } from '@selfware/persistence';\nopenJournal();",
    ],
    [
      'packages/safety/src/planted.ts',
      "import { open } from 'node:fs/promises';\nawait open('x');",
    ],
    ['packages/safety/src/planted.test.ts', "import { text } from '@selfware/test-kit';\ntext();"],
    [
      'packages/llm-client/src/testing/planted.ts',
      "import { createServer } from 'node:http';\nimport { open } from 'node:fs/promises';\ncreateServer(open);",
    ],
    [
      'packages/safety/src/filesystem/walk-components.ts',
      "import { openSync } from 'node:fs';\nopenSync('x', 0);",
    ],
    ['packages/contracts/src/parse-json.ts', "JSON.parse('1');"],
    [
      'packages/tools/src/hands/planted.ts',
      "import { openRoot } from '@selfware/safety';\nopenRoot();",
    ],
    [
      'packages/process-supervisor/src/planted.ts',
      "import { execa } from 'execa';\nimport { spawn } from 'node:child_process';\nexeca(spawn);",
    ],
    ['apps/cli/src/main.ts', 'process.exit(process.argv.length);'],
  ])('leave in peace what the table grants to %s', async (path, code) => {
    expect(await rulesReportedFor(path, code)).toEqual([]);
  });

  it('report what only types reveal', async () => {
    const typed = new ESLint({ cwd: workspaceRoot });
    const [result] = await typed.lintText('Promise.resolve(1);\n', {
      filePath: join(workspaceRoot, 'packages/contracts/src/result.ts'),
    });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(
      '@typescript-eslint/no-floating-promises',
    );
  });
});
