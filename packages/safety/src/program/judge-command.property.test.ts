import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyCommand,
  askedCommands,
  deniedCommands,
  harmlessCommands,
  shellText,
} from '../../test/arbitraries/intents.ts';
import { permissionModes } from '../policy/permission-mode.ts';
import { severity } from '../policy/severity.ts';
import { judgeCommand } from './judge-command.ts';
import { parseCommand } from './parse-command.ts';
import { Scene } from './scene.ts';
import { walkScript } from './script/walk-script.ts';

configureProperties();

const severityOf = (command: string): number => severity(judgeCommand(command).decision);
// Without the one that does not parse: what follows an open list belongs to it.
const anyKnown = fc.constantFrom(
  ...[...harmlessCommands, ...askedCommands, ...deniedCommands].filter(
    (command) => command !== 'ls &&',
  ),
);

// What goes elsewhere changes what `.` is for the part behind it: to empty a directory within the workspace is less than to empty that.
const staying = anyKnown.filter((command) => !command.startsWith('cd '));

/** Spellings of one word that bash reads as the same. */
function spelling(word: string): fc.Arbitrary<string> {
  const letters = Array.from(word);
  return fc.constantFrom(
    word,
    `'${word}'`,
    `"${word}"`,
    letters.map((letter) => `\\${letter}`).join(''),
    letters.join("''"),
    letters.join('\\\n'),
    `$'${letters.map((letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('')}'`,
  );
}

const prefixes: readonly string[] = [
  'sudo',
  'env',
  'timeout 5',
  'nohup',
  'command',
  'nice -n 5',
  'time',
  'exec',
  'xargs',
];

const surroundings: readonly ((command: string) => string)[] = [
  (command) => `( ${command} )`,
  (command) => `{ ${command}; }`,
  (command) => `if true; then ${command}; fi`,
  (command) => `for i in 1; do ${command}; done`,
  (command) => `echo $( ${command} )`,
  (command) => `ls | ${command}`,
  (command) => `ls && ${command}`,
  (command) => `f() { ${command}; }`,
];

const texts: readonly ((command: string) => string)[] = [
  (command) => `bash -c ${JSON.stringify(command)}`,
  (command) => `eval ${JSON.stringify(command)}`,
  (command) => `echo ${JSON.stringify(command)} | sh`,
  (command) => `bash <<'END'\n${command}\nEND`,
];

describe('judgeCommand', () => {
  it('never throws, and always names a rule and a reason', () => {
    fc.assert(
      fc.property(fc.oneof(shellText(), text(), fc.string({ unit: 'binary' })), (command) => {
        const { decision, rule, reason } = judgeCommand(command);
        expect(['allow', 'ask', 'deny']).toContain(decision);
        expect(rule).toMatch(/^[a-z-]+$/);
        expect(reason).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('is as severe as its severest part, whatever the parts are joined by', () => {
    const joint = fc.constantFrom('; ', ' && ', ' || ', ' & ', '\n');
    fc.assert(
      fc.property(staying, anyKnown, joint, (first, second, between) => {
        expect(severityOf(first + between + second)).toBeGreaterThanOrEqual(
          Math.max(severityOf(first), severityOf(second)),
        );
      }),
      { examples: [['ls', 'cat', ' & ']] },
    );
  });

  it('is never lowered by appending a denied command', () => {
    fc.assert(
      fc.property(anyCommand(), fc.constantFrom(...deniedCommands), (command, denied) => {
        const { decision, findings } = judgeCommand(command);
        // An open quote or brace swallows what is appended, which gives another text altogether.
        fc.pre(!findings.some((finding) => finding.rule === 'unparsable'));
        expect(severityOf(`${command}; ${denied}`)).toBeGreaterThanOrEqual(severity(decision));
      }),
    );
  });

  it('never lets wrapping or quoting lower a verdict', () => {
    const words = fc.tuple(spelling('rm'), spelling('-rf'), spelling('/'));
    const prefixed = fc.tuple(fc.array(fc.constantFrom(...prefixes), { maxLength: 3 }), words);
    const around = fc.array(fc.constantFrom(...surroundings), { maxLength: 3 });
    fc.assert(
      fc.property(prefixed, around, ([before, command], wraps) => {
        const simple = [...before, ...command].join(' ');
        expect(judgeCommand(wraps.reduce((inner, wrap) => wrap(inner), simple)).decision).toBe(
          'deny',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('reads a text that a shell would read', () => {
    const around = fc.array(fc.constantFrom(...surroundings), { maxLength: 2 });
    fc.assert(
      fc.property(around, fc.constantFrom(...texts), around, (inner, asText, outer) => {
        const text = asText(inner.reduce((command, wrap) => wrap(command), 'rm -rf /'));
        // A here-document ends with its line, so that nothing can stand around it.
        const isLine = !text.includes('\n');
        const whole = isLine ? outer.reduce((command, wrap) => wrap(command), text) : text;
        expect(judgeCommand(whole).decision).toBe('deny');
      }),
    );
  });

  it('denies in every mode what it denies, and only filters the rest by the mode', () => {
    const mode = fc.constantFrom(...permissionModes);
    fc.assert(
      fc.property(anyCommand(), mode, (command, chosen) => {
        const usual = judgeCommand(command).decision;
        const { decision } = judgeCommand(command, { mode: chosen });
        if (usual === 'deny') expect(decision).toBe('deny');
        if (usual === 'allow') expect(decision).toBe('allow');
        if (chosen === 'dont-ask') expect(decision).not.toBe('ask');
        if (chosen === 'plan' && usual !== 'allow') expect(decision).toBe('deny');
      }),
    );
  });

  it('takes facts only to tighten', () => {
    const facts = fc.record({
      gitExecutes: fc.boolean(),
      hasMorePaths: fc.boolean(),
      links: fc.dictionary(
        fc.constantFrom('/workspace/project/a', '/workspace/project/src', '/workspace/project'),
        fc.constantFrom('/etc/shadow', '/x', '/workspace/project/b'),
      ),
    });
    fc.assert(
      fc.property(anyCommand(), facts, (command, known) => {
        expect(severity(judgeCommand(command, { facts: known }).decision)).toBeGreaterThanOrEqual(
          severityOf(command),
        );
      }),
    );
  });

  it('does work that grows with the length of the text and not faster', () => {
    const pieces = [
      'ls; ',
      'ls | ',
      'a $(b) ',
      '"$x" ',
      '(ls); ',
      'cat <<E\nx\nE\n',
      "'a' ",
      '\\a',
      '{a,b} ',
      'x=1 ',
      '> a ',
      'if a; then b; fi; ',
    ];
    for (const piece of pieces) {
      const work = (length: number): number => {
        const scene = new Scene({});
        const script = parseCommand(piece.repeat(length / piece.length), scene);
        if (script !== undefined) walkScript(script, scene);
        return scene.work + scene.findings.length;
      };
      expect(work(100_000)).toBeLessThanOrEqual(10.5 * work(10_000) + 100);
    }
  });
});
