import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderCatalogue } from './render-catalogue.ts';

it('lists each channel with what it says and carries', () => {
  const directory = mkdtempSync(join(tmpdir(), 'selfware-events-'));
  writeFileSync(
    join(directory, 'safety.ts'),
    "/** Channels. */\nexport interface SafetyEvents {\n  /** An intent was judged. */\n  'selfware:safety:verdict': BaseEvent & {\n    readonly rule: string;\n  };\n}\n",
  );
  const page = renderCatalogue(directory);
  rmSync(directory, { recursive: true });
  expect(page).toContain(
    '## safety\n\n### `selfware:safety:verdict`\n\nAn intent was judged.\n\n- `rule: string`\n',
  );
});
