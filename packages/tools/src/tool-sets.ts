import type { Tool } from './define-tool.ts';

/** Tools that only read. */
export const readOnlyTools: readonly Tool[] = [];

/** Every tool for working on code. */
export const codingTools: readonly Tool[] = [];
