import type { CommitFilesIntent, EditFileIntent, Intent } from '@selfware/contracts';
import { showText } from '@selfware/safety';
import type { ApprovalQuestion } from '@selfware/tools';
import type { Look } from '../render/look.ts';
import {
  neutraliseTerminalLine,
  neutraliseTerminalText,
} from '../render/neutralise-terminal-text.ts';
import { describeEffects, describeFindings } from '../render/describe-command.ts';
import { renderDiff } from '../render/render-diff.ts';

/** What the person is asked to allow: the whole command or the whole diff, and why it is asked. */
export async function renderQuestion(
  { ruling, tool, currentContent }: ApprovalQuestion,
  look: Look,
): Promise<string> {
  const { intent, verdict } = ruling;
  const shown = await renderIntent(intent, currentContent, look);
  return [
    look.bold(`${neutraliseTerminalLine(tool)} wants to ${purposes[intent.kind]}:`),
    shown.trimEnd(),
    ...describeCommand(ruling.command, look),
    look.dim(`asked because ${neutraliseTerminalLine(verdict.reason)} (${verdict.rule})`),
    '',
  ].join('\n');
}

// One question is its own explanation; what else was found is told beside it.
function describeCommand(command: ApprovalQuestion['ruling']['command'], look: Look): string[] {
  if (command === undefined) return [];
  const asked = command.findings.filter(
    ({ decision, by }) => decision !== 'allow' && by === undefined,
  );
  return [...describeFindings(asked), ...describeEffects(command.effects)].map(look.dim);
}

const purposes: Readonly<Record<Intent['kind'], string>> = {
  'read-file': 'read a file',
  'list-directory': 'list a directory',
  'search-tree': 'search a directory',
  'write-file': 'write a file',
  'edit-file': 'edit a file',
  'run-shell': 'run a command',
  'run-program': 'run a program',
  'commit-files': 'commit files',
  'export-session': 'write down a session',
  'fetch-url': 'fetch a page',
};

async function renderIntent(
  intent: Intent,
  current: string | undefined,
  look: Look,
): Promise<string> {
  switch (intent.kind) {
    case 'run-shell':
      return `${indent(intent.command)}\n${look.dim(`in ${place(intent.cwd)}`)}`;
    case 'fetch-url':
      return indent(intent.url);
    case 'commit-files':
      return indent(describeCommit(intent));
    case 'export-session':
      return indent(`${intent.path}${intent.overwrite ? ' (replacing what is there)' : ''}`);
    case 'run-program':
      return `${indent(JSON.stringify(intent.argv))}\n${look.dim(`in ${place(intent.cwd)}`)}`;
    case 'write-file':
      return renderDiff({ path: intent.path, before: current, after: intent.content }, look);
    case 'edit-file':
      return renderDiff(editedFile(intent, current), look);
    default:
      return indent(intent.path);
  }
}

// As JSON texts: a line feed in a name must not look like a further file.
function describeCommit({ paths, all, message }: CommitFilesIntent): string {
  const files = paths.map((path) => JSON.stringify(path));
  const tracked = all ? ['every tracked file that changed'] : [];
  return [...files, ...tracked, '', message].join('\n');
}

// Without the present content the two texts themselves are what the person can judge.
function editedFile(
  { path, oldText, newText, replaceAll }: EditFileIntent,
  current: string | undefined,
) {
  if (current === undefined || oldText === '') return { path, before: oldText, after: newText };
  const after = replaceAll
    ? current.replaceAll(oldText, () => newText)
    : current.replace(oldText, () => newText);
  return after === current
    ? { path, before: oldText, after: newText }
    : { path, before: current, after };
}

function place(cwd: string): string {
  return cwd === '.' || cwd === '' ? 'the workspace' : neutraliseTerminalLine(cwd);
}

function indent(text: string): string {
  return neutraliseTerminalText(showText(text).text).replaceAll(/^/gmu, '    ');
}
