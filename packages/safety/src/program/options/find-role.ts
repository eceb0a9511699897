import type { OptionRole, OptionTable } from './option-table.ts';

/** An option's own spelling and role. */
export interface FoundRole {
  readonly name: string;
  readonly role: OptionRole;
}

/** Looks a spelling up; a long name may be abbreviated as long as it begins one name only. Absent: unknown, or ambiguous. */
export function findRole(spelling: string, table: OptionTable): FoundRole | undefined {
  const roles = Object.keys(table) as OptionRole[];
  for (const role of roles) if (lists(table[role], spelling)) return { name: spelling, role };
  return spelling.startsWith('--') && spelling.length > 2
    ? findAbbreviated(spelling, table, roles)
    : undefined;
}

function lists(spellings: string | undefined, spelling: string): boolean {
  return spellings !== undefined && ` ${spellings} `.includes(` ${spelling} `);
}

function findAbbreviated(
  start: string,
  table: OptionTable,
  roles: readonly OptionRole[],
): FoundRole | undefined {
  let found: FoundRole | undefined;
  for (const role of roles)
    for (const name of table[role]?.split(' ') ?? []) {
      if (!name.startsWith(start)) continue;
      // Two names are ambiguous, even with one role: what a name means for the use differs, too.
      if (found !== undefined && found.name !== name) return undefined;
      found = { name, role };
    }
  return found;
}
