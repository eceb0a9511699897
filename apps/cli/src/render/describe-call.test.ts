import { describe, expect, it } from 'vitest';
import { describeCall } from './describe-call.ts';

describe('describeCall', () => {
  it('says what the call is about', () => {
    expect(describeCall('search_text', '{"path":"src","pattern":"x"}')).toBe('search_text x');
    expect(describeCall('list_directory', '{}')).toBe('list_directory');
    expect(describeCall('run_command', `{"command":"${'a'.repeat(200)}"}`)).toMatch(
      /a{100}\.\.\.$/u,
    );
  });

  it('says only the name when the arguments are no JSON object', () => {
    expect(describeCall('read_file', '{"path":')).toBe('read_file');
    expect(describeCall('read_file', 'null')).toBe('read_file');
  });
});
