import * as z from 'zod/mini';

/** What marks a schema as that of a path; a test finds the fields by it. */
export const workspacePathBrand = 'WorkspacePath';

/** A path that came through a schema made for it; where it leads is the judge's and the root's to find out. */
export type WorkspacePath = string & z.core.$brand<typeof workspacePathBrand>;

const maxLength = 4_096;

/** The schema of every field of a tool that names a file or a directory. */
export function workspacePath(): z.ZodMiniType<WorkspacePath, string> {
  return z
    .string()
    .check(
      z.refine((text) => text.length <= maxLength && !text.includes('\0'), {
        error: `a path of at most ${maxLength} characters, without NUL`,
        params: { brand: workspacePathBrand },
      }),
    )
    .brand<typeof workspacePathBrand>();
}
