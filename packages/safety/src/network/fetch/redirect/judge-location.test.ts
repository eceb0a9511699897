import { describe, expect, it } from 'vitest';
import type { UrlVerdict } from '../../verdict.ts';
import { judgeUrl } from '../../url/judge-url.ts';
import { judgeLocation } from './judge-location.ts';

const lead = (location: string, from = 'http://a.example/b/c?d'): UrlVerdict =>
  judgeLocation(location, from, (url) => judgeUrl(url));

describe('where an answer leads', () => {
  it.each([
    ['x', 'http://a.example/b/x'],
    ['/x?y', 'http://a.example/x?y'],
    ['//e.example/x', 'http://e.example/x'],
    ['HTTPS://e.example', 'https://e.example/'],
    ['#z', 'http://a.example/b/c?d#z'],
  ])('is %s read from where it was written: %s', (location, url) => {
    expect(lead(location)).toMatchObject({ decision: 'allow', url });
  });

  it('inherits the fragment, unless it has one', () => {
    const from = 'http://a.example/b#old';
    expect(lead('/x', from).url).toBe('http://a.example/x#old');
    expect(lead('/x#new', from).url).toBe('http://a.example/x#new');
  });

  it.each([
    ['/\\e.example', 'backslash'],
    ['/a b', 'control-character'],
    ['http:x', 'not-a-url'],
    ['//[::1]/', 'private-address'],
    ['//a.example:x/', 'not-a-url'],
  ])('is refused as it is written: %s', (location, rule) => {
    expect(lead(location)).toMatchObject({ decision: 'deny', rule });
  });

  it('is judged by its text where it cannot be read from a place', () => {
    expect(lead('x', 'data:text/plain,y')).toMatchObject({ decision: 'deny', rule: 'not-a-url' });
  });
});
