import { describe, expect, it } from 'vitest';
import { plainLook } from '../../test/support/plain-look.ts';
import { ConfigError, NothingFoundError } from '../errors.ts';
import { createLook } from './look.ts';
import { renderError } from './render-error.ts';

describe('renderError', () => {
  it('says what was expected, the code and what to do', () => {
    const error = new ConfigError({ message: 'expected a\u001b, got b', hint: 'say c' });
    expect(renderError(error, { look: plainLook, json: false })).toBe(
      'selfware: expected a<1B>, got b (cli/config)\n  say c\n',
    );
  });

  it('is one line of JSON when asked for', () => {
    const error = new NothingFoundError({ message: 'm', hint: 'h' });
    expect(JSON.parse(renderError(error, { look: plainLook, json: true }))).toMatchObject({
      type: 'error',
      error: { code: 'cli/nothing-found', message: 'm', hint: 'h' },
    });
  });

  it('tells of a failure that nobody expected, with its stack only when verbose', () => {
    const error = new TypeError('broken');
    expect(renderError(error, { look: plainLook, json: false })).toBe(
      'selfware: broken (cli/unexpected)\n',
    );
    const verbose = createLook({ color: false, ascii: false, quiet: false, verbose: true });
    expect(renderError(error, { look: verbose, json: false })).toContain('render-error.test');
    expect(renderError('text', { look: plainLook, json: false })).toContain('no error was thrown');
  });
});
