import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { checkModel, checkNode, checkStateDirectory } from './doctor.ts';

describe('checkNode', () => {
  it.each([
    ['22.22.2', 'ok'],
    ['24.15.0', 'ok'],
    ['26.0.0', 'ok'],
    ['24.14.9', 'fail'],
    ['23.5.0', 'fail'],
    ['20.20.2', 'fail'],
  ])('judges %s as %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });
});

describe('checkStateDirectory', () => {
  it('creates it, or says what to do', async () => {
    await using files = await createTemporaryWorkspace({ file: '' });
    expect(await checkStateDirectory(files.resolve('a/b'))).toMatchObject({ status: 'ok' });
    const beneathAFile = await checkStateDirectory(files.resolve('file/b'));
    expect(beneathAFile).toMatchObject({ status: 'fail' });
    expect(beneathAFile.advice).toContain('SELFWARE_STATE_DIR');
  });
});

describe('checkModel', () => {
  it('looks for it among those that are listed', () => {
    expect(checkModel('a', [{ id: 'a' }]).status).toBe('ok');
    expect(checkModel('b', [{ id: 'a' }])).toMatchObject({ status: 'warn', advice: 'listed: a' });
    expect(checkModel('b', [])).toMatchObject({ advice: 'listed: none' });
    expect(checkModel(undefined, [{ id: 'a' }]).status).toBe('fail');
  });
});
