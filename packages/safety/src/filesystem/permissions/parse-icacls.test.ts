import { expect, it } from 'vitest';
import { parseIcacls } from './parse-icacls.ts';

const path = 'C:\\Users\\ann\\selfware\\config.json';

/** The beginning of what icacls prints is the same everywhere; names and the summary are in the language of the system. */
const printed = [
  ['English', 'NT AUTHORITY\\SYSTEM', 'Successfully processed 1 files; Failed processing 0 files'],
  [
    'German',
    'NT-AUTORIT\u00c4T\\SYSTEM',
    '1 Dateien erfolgreich verarbeitet, bei 0 Dateien ist ein Verarbeitungsfehler aufgetreten.',
  ],
  [
    'French',
    'AUTORITE NT\\Syst\u00e8me',
    '1 fichiers correctement trait\u00e9s ; \u00e9chec du traitement de 0 fichiers',
  ],
  [
    'Japanese',
    'NT AUTHORITY\\SYSTEM',
    '1 \u500b\u306e\u30d5\u30a1\u30a4\u30eb\u304c\u6b63\u5e38\u306b\u51e6\u7406\u3055\u308c\u307e\u3057\u305f',
  ],
  [
    'Russian',
    '\u041d\u0422 \u0410\u0412\u0422\u041e\u0420\u0418\u0422\u0415\u0422\\\u0421\u0418\u0421\u0422\u0415\u041c\u0410',
    '\u0423\u0441\u043f\u0435\u0448\u043d\u043e \u043e\u0431\u0440\u0430\u0431\u043e\u0442\u0430\u043d\u043e 1 \u0444\u0430\u0439\u043b\u043e\u0432',
  ],
] as const;

it.each(printed)('reads the list of a %s system', (_language, system, summary) => {
  const pad = ' '.repeat(path.length + 1);
  const output = `${path} ${system}:(I)(F)\r\n${pad}*S-1-5-32-545:(I)(OI)(CI)(RX,W)\r\n\r\n${summary}\r\n`;
  expect(parseIcacls(path, output)).toEqual({
    ok: true,
    value: {
      entries: [
        { effect: 'allow', sid: system, mask: 0x1f_01_ff },
        { effect: 'allow', sid: 'S-1-5-32-545', mask: 0x12_01_bf },
      ],
    },
  });
});

it('reads refusals, and that one only for what is created inside refuses nothing', () => {
  const output = `${path} S-1-1-0:(DENY)(W)\n  S-1-5-11:(N)\n  S-1-5-7:(IO)(DENY)(F)\n`;
  expect(parseIcacls(path, output)).toMatchObject({
    value: {
      entries: [
        { effect: 'deny', mask: 0x12_01_16 },
        { effect: 'deny', mask: 0x1f_01_ff },
        { effect: 'deny', mask: 0 },
      ],
    },
  });
});

it.each(['', 'C:\\other S-1-1-0:(F)', `${path} S-1-1-0:(QQ)`, `${path} S-1-1-0:F`, `${path} x`])(
  'does not read %j',
  (output) => {
    expect(parseIcacls(path, output).ok).toBe(false);
  },
);
