import type { CheckPermissionsOptions } from './check-permissions.ts';
import { parseIcacls } from './parse-icacls.ts';
import { parseSddl, type AccessEntry, type SecurityDescriptor } from './parse-sddl.ts';
import type { PermissionFinding, RunProgram } from './permission-report.ts';
import { sidLabels, trustedSids } from './security-identifiers.data.ts';

const everyone = 'S-1-1-0';
/** To change what is in it, to put into it, to take out of it, to remove it, to give it away. */
const writeBits = 0x50_0d_00_46;
const readBits = 0x90_00_00_01;

/** Looks at the access control list of a path by the SIDs in it. Without `run` everything about it is unknown. */
export async function checkWindows(
  path: string,
  options: CheckPermissionsOptions,
): Promise<readonly PermissionFinding[]> {
  const { run } = options;
  if (run === undefined) return [unknown(path, 'Its access control list was not read.')];
  const told = await askPowerShell(path, run);
  const known = told ?? (await askIcacls(path, run));
  if (known === undefined) return [unknown(path, 'Its access control list could not be read.')];
  const { descriptor, user } = known;
  const self = options.user ?? user;
  return [...judgeOwner(path, descriptor, self), ...judgeEntries(path, descriptor, options, self)];
}

interface Known {
  readonly descriptor: SecurityDescriptor;
  /** The SID of whoever asked; absent where the answer does not say. */
  readonly user?: string;
}

async function askPowerShell(path: string, run: RunProgram): Promise<Known | undefined> {
  const shell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
  const script = `(Get-Acl -LiteralPath ${quote(path)} -ErrorAction Stop).Sddl; [Security.Principal.WindowsIdentity]::GetCurrent().User.Value`;
  const output = await outputOf(run, [shell, '-NoProfile', '-NonInteractive', '-Command', script]);
  const [sddl = '', user = ''] = (output ?? '')
    .replace(/^\uFEFF/u, '')
    .trim()
    .split(/\r?\n/u);
  const parsed = parseSddl(sddl);
  if (!parsed.ok) return undefined;
  return {
    descriptor: parsed.value,
    ...(/^S-1-[\d-]+$/u.test(user.trim()) && { user: user.trim() }),
  };
}

async function askIcacls(path: string, run: RunProgram): Promise<Known | undefined> {
  const output = await outputOf(run, ['C:\\Windows\\System32\\icacls.exe', path]);
  if (output === undefined) return undefined;
  const parsed = parseIcacls(path, output);
  return parsed.ok ? { descriptor: parsed.value } : undefined;
}

async function outputOf(run: RunProgram, argv: readonly string[]): Promise<string | undefined> {
  const told = await run(argv).catch(() => undefined);
  return told?.exitCode === 0 ? told.stdout : undefined;
}

function judgeOwner(
  path: string,
  { owner }: SecurityDescriptor,
  user: number | string | undefined,
): readonly PermissionFinding[] {
  if (owner === undefined) return [unknown(path, 'Its owner could not be read.', 'owner')];
  if (trustedSids.includes(owner) || user === undefined || owner === user) return [];
  const reason = `It belongs to ${labelOf(owner)}.`;
  return [{ rule: 'owner', path, reason, weight: 'unsafe' }];
}

function judgeEntries(
  path: string,
  { entries, owner }: SecurityDescriptor,
  { secret = false }: CheckPermissionsOptions,
  user: number | string | undefined,
): readonly PermissionFinding[] {
  if (entries === undefined) {
    const reason = 'It has no access control list, so that everybody may do everything.';
    return [{ rule: 'writable', path, reason, weight: 'unsafe' }];
  }
  return entries.flatMap((entry, at) => {
    if (entry.effect === 'deny' || [...trustedSids, owner, user].includes(entry.sid)) return [];
    const granted = entry.mask & ~refusedBefore(entries.slice(0, at), entry.sid);
    const rule =
      granted & writeBits ? 'writable' : granted & readBits && secret ? 'readable' : undefined;
    return rule === undefined ? [] : [openTo(path, entry.sid, rule)];
  });
}

function refusedBefore(entries: readonly AccessEntry[], sid: string): number {
  const refused = entries.filter(
    (entry) => entry.effect === 'deny' && (entry.sid === sid || entry.sid === everyone),
  );
  return refused.reduce((mask, entry) => mask | entry.mask, 0);
}

function openTo(path: string, sid: string, rule: 'writable' | 'readable'): PermissionFinding {
  const act = rule === 'writable' ? 'change' : 'read';
  // A name is in the language of the system, and may be anybody's: only a SID says who it is.
  if (!/^(?:S-1-|[A-Z]{2}$)/u.test(sid))
    return unknown(path, `${sid} may ${act} it, and who that is could not be found out.`);
  const reason = `It may be ${rule === 'writable' ? 'changed' : 'read'} by ${labelOf(sid)}.`;
  const fix = `icacls "${path}" /remove:g *${sid}`;
  return { rule, path, reason, weight: 'unsafe', ...(sid.startsWith('S-') && { fix }) };
}

function labelOf(sid: string): string {
  const label = sidLabels[sid];
  return label === undefined ? sid : `${label} (${sid})`;
}

function unknown(path: string, reason: string, rule = 'acl'): PermissionFinding {
  return { rule, path, reason, weight: 'unknown' };
}

// PowerShell takes typographic quotes for plain ones.
function quote(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/gu, '$&$&')}'`;
}
