import { audit } from './audit.ts';
import { chat } from './chat.ts';
import { checkCommand } from './check-command.ts';
import { checkPath } from './check-path.ts';
import { checkText } from './check-text.ts';
import { checkUrl } from './check-url.ts';
import type { Command } from './command.ts';
import { completion } from './completion.ts';
import { deleteSessions } from './delete-sessions.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { encryptSessions } from './encrypt-sessions.ts';
import { explainConfig } from './explain-config.ts';
import { exportSession } from './export-session.ts';
import { listSessions } from './list-sessions.ts';
import { redact } from './redact.ts';
import { repairSessions } from './repair-sessions.ts';
import { resumeSession } from './resume.ts';
import { runTask } from './run.ts';
import { showLogs } from './show-logs.ts';
import { testPolicyFile } from './test-policy.ts';
import { undo } from './undo.ts';
import { verifySessions } from './verify-sessions.ts';

/** Every command by its name. One module for all: what is needed together loads together, and what is heavy loads inside. */
export const allCommands: Readonly<Record<string, Command>> = {
  run: runTask,
  chat,
  demo,
  resume: resumeSession,
  'sessions list': listSessions,
  'sessions verify': verifySessions,
  'sessions repair': repairSessions,
  'sessions delete': deleteSessions,
  'sessions encrypt': encryptSessions,
  'sessions export': exportSession,
  undo,
  doctor,
  'config explain': explainConfig,
  'check command': checkCommand,
  'check path': checkPath,
  'check url': checkUrl,
  'check text': checkText,
  redact,
  'policy test': testPolicyFile,
  audit,
  logs: showLogs,
  completion,
};
