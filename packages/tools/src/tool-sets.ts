import type { Tool } from './define-tool.ts';
import { editFile } from './files/edit-file.ts';
import { listDirectory } from './files/list-directory.ts';
import { readFile } from './files/read-file.ts';
import { writeFile } from './files/write-file.ts';
import { fetchUrl } from './network/fetch-url.ts';
import { gitCommit } from './git/git-commit.ts';
import { searchText } from './search/search-text.ts';
import { exportSession } from './session/export-session.ts';
import { runCommand } from './shell/run-command.ts';

/** Tools that only read: they change nothing and run nothing. */
export const readOnlyTools: readonly Tool[] = Object.freeze([readFile, listDirectory, searchText]);

/** Every tool for working on code: the reading ones, then those that write, run and fetch. */
export const codingTools: readonly Tool[] = Object.freeze([
  ...readOnlyTools,
  writeFile,
  editFile,
  runCommand,
  gitCommit,
  exportSession,
  fetchUrl,
]);
