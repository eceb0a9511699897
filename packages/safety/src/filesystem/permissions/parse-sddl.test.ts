import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSddl } from './parse-sddl.ts';

configureProperties();

describe('a security descriptor', () => {
  it('tells owner and entries, inherited ones, aliases and hexadecimal rights', () => {
    const text =
      'O:S-1-5-21-1-2-3-1001G:S-1-5-21-1-2-3-513D:PAI(D;;FW;;;WD)(A;ID;FA;;;SY)(A;OICIID;0x1301bf;;;S-1-5-21-1-2-3-1001)(A;;CCDC;;;BU)S:AI(AU;SAFA;FW;;;WD)';
    expect(parseSddl(text)).toEqual({
      ok: true,
      value: {
        owner: 'S-1-5-21-1-2-3-1001',
        entries: [
          { effect: 'deny', sid: 'S-1-1-0', mask: 0x12_01_16 },
          { effect: 'allow', sid: 'S-1-5-18', mask: 0x1f_01_ff },
          { effect: 'allow', sid: 'S-1-5-21-1-2-3-1001', mask: 0x13_01_bf },
          { effect: 'allow', sid: 'S-1-5-32-545', mask: 0x3 },
        ],
      },
    });
  });

  it('tells a missing list from an empty one', () => {
    expect(parseSddl('O:SYD:NO_ACCESS_CONTROL')).toEqual({
      ok: true,
      value: { owner: 'S-1-5-18' },
    });
    expect(parseSddl('O:SYD:P')).toMatchObject({ ok: true, value: { entries: [] } });
  });

  it('lets a refusal for what is created inside refuse nothing here', () => {
    const parsed = parseSddl('O:SYD:(D;OICIIO;FA;;;WD)');
    expect(parsed).toMatchObject({ value: { entries: [{ mask: 0 }] } });
  });

  it('keeps a group of a domain by its letters', () => {
    expect(parseSddl('O:DAD:(A;;268435456;;;DU)')).toMatchObject({
      value: { owner: 'DA', entries: [{ sid: 'DU', mask: 0x10_00_00_00 }] },
    });
  });

  it.each([
    '',
    'Access is denied.',
    'O:SY',
    'O:??D:',
    'O:SYD:XX(A;;FA;;;SY)',
    'O:SYD:(A;;FA;;;SY',
    'O:SYD:(A;;QQ;;;SY)',
    'O:SYD:(A;QQ;FA;;;SY)',
    'O:SYD:(XA;;FA;;;SY;(Member_of {SID(BA)}))',
    'O:SYD:(ZZ;;FA;;;SY)',
    'O:SYD:(A;;FA;;;nobody)',
    'O:SYD:(A;;FA;;;SY;1;2)',
    `O:SYD:${'(A;;FA;;;SY)'.repeat(6_000)}`,
  ])('is not made of %j', (text) => {
    expect(parseSddl(text).ok).toBe(false);
  });

  it('never throws, whatever the text is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:[OGDS]:|[A-Z;()0-9-]){0,60}$/u), (text) => {
        expect(typeof parseSddl(text).ok).toBe('boolean');
      }),
    );
  });
});
