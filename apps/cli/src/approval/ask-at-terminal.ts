import type { ApprovalAnswer } from '@selfware/safety';
import type { ApprovalPrompt } from '@selfware/tools';
import type { Host } from '../host.ts';
import type { LineReader } from '../interactive/line-reader.ts';
import type { Look } from '../render/look.ts';
import { renderQuestion } from './render-question.ts';

/**
 * Asks the person at the terminal, having shown all of what would happen.
 * Only an explicit answer counts: anything else asks again, the end of the input is a no.
 */
export function askAtTerminal(host: Host, reader: LineReader, look: Look): ApprovalPrompt {
  return async (question) => {
    const shown = await renderQuestion(question, look);
    // Takes away the line that says which call is under way, so that the question has its own.
    void host.stderr.write(`${host.stderr.isTerminal ? '\r\u001b[K' : ''}${shown}`);
    const { hash } = question.ruling;
    for (;;) {
      const line = await reader.ask(choices, { signal: question.signal });
      const answer = line === undefined ? noOneLeft : readAnswer(line, hash);
      if (answer === undefined) continue;
      if (answer.decision === 'yes' || answer.reason !== '') return answer;
      const reason = await reader.ask('Reason, for the model (Enter for none): ', {
        signal: question.signal,
      });
      return { decision: 'no', reason: reason?.trim() || 'the user said no' };
    }
  };
}

const choices = 'Allow? [y] once  [s] for this session  [n] no, with a reason: ';
const noOneLeft: ApprovalAnswer = { decision: 'no', reason: 'the user did not answer' };

/** Understands one line; absent when it is no answer, an empty reason when only `n` was typed. */
export function readAnswer(line: string, shownHash: string): ApprovalAnswer | undefined {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/su.exec(line) ?? [];
  const reason = rest.trim();
  switch (word.toLowerCase()) {
    case 'y':
    case 'yes':
      return reason === '' ? { decision: 'yes', shownHash, scope: 'once' } : undefined;
    case 's':
    case 'session':
      return reason === '' ? { decision: 'yes', shownHash, scope: 'session' } : undefined;
    case 'n':
    case 'no':
      return { decision: 'no', reason };
    default:
      return undefined;
  }
}
