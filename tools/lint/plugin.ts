import type { ESLint } from 'eslint';
import { exportedDocstring } from './rules/exported-docstring.ts';
import { fileName } from './rules/file-name.ts';
import { noDefaultExport } from './rules/no-default-export.ts';
import { noDoubleAssertion } from './rules/no-double-assertion.ts';
import { noEnum } from './rules/no-enum.ts';
import { noExportAll } from './rules/no-export-all.ts';
import { noJsonParse } from './rules/no-json-parse.ts';
import { noProcessExit } from './rules/no-process-exit.ts';
import { noSyncCall } from './rules/no-sync-call.ts';
import { noTestKit } from './rules/no-test-kit.ts';
import { primitivesOnlyInHands } from './rules/primitives-only-in-hands.ts';
import { touch } from './rules/touch.ts';

/** This repository's own lint rules, one a file. */
export const selfwarePlugin: ESLint.Plugin = {
  rules: {
    'exported-docstring': exportedDocstring,
    'file-name': fileName,
    'no-default-export': noDefaultExport,
    'no-double-assertion': noDoubleAssertion,
    'no-enum': noEnum,
    'no-export-all': noExportAll,
    'no-json-parse': noJsonParse,
    'no-process-exit': noProcessExit,
    'no-sync-call': noSyncCall,
    'no-test-kit': noTestKit,
    'primitives-only-in-hands': primitivesOnlyInHands,
    touch,
  },
};
