import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('@selfware/test-kit', () => {
  it('exports exactly these names', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'configureProperties',
      'createFakeClock',
      'createTemporaryWorkspace',
      'cuts',
      'eventually',
      'fileName',
      'openContainerEngine',
      'relativePath',
      'text',
    ]);
  });
});
