import { parseAddress } from '../address/parse-address.ts';
import type { NetworkVerdict } from '../verdict.ts';
import type { CompiledNetworkPolicy } from './compile-network-policy.ts';
import { fitsHost, fitsPort } from './compile-rule.ts';
import { judgeAnswers } from './judge-answers.ts';
import { deny, denyPort } from './deny.ts';
import { specialNames } from './special-names.data.ts';

/** Judges a host by its name alone, or as the address that it is; never asks a resolver. */
export function judgeHost(
  host: string,
  port: number,
  policy: CompiledNetworkPolicy,
): NetworkVerdict {
  const name = host.toLowerCase().replace(/\.$/u, '');
  if (parseAddress(name) !== undefined)
    return judgeAnswers({ host: name, port, answers: [name], own: [] }, policy).verdict;
  return (
    judgeForm(name) ??
    judgeDenied(name, port, policy) ??
    judgeMeaning(name, port, policy) ??
    judgePort(name, port, policy) ?? {
      decision: 'allow',
      rule: 'public-name',
      reason: 'Nothing speaks against the name; its addresses are judged when it is resolved.',
    }
  );
}

function judgeForm(name: string): NetworkVerdict | undefined {
  if (name.length > 253) return deny('host-name', 'The name is longer than 253 characters.');
  const labels = name.split('.');
  if (labels.some((label) => label === '' || label.length > 63))
    return deny('host-name', 'A part of the name is empty or longer than 63 characters.');
  if (!/^[a-z0-9._-]+$/u.test(name))
    return deny('host-name', 'The name holds characters that no name holds.');
  // Some resolvers read such names as addresses: 0x7f.1, 2130706433, 127.1.
  if (/^(?:0x[0-9a-f]*|\d+)$/u.test(labels.at(-1) ?? ''))
    return deny('host-name', 'The name ends in a number, so that some read it as an address.');
  return undefined;
}

function judgeDenied(
  name: string,
  port: number,
  { deny: rules }: CompiledNetworkPolicy,
): NetworkVerdict | undefined {
  const isDenied = rules.some(
    (rule) => rule.range === undefined && fitsHost(rule, name) && fitsPort(rule, port),
  );
  return isDenied ? deny('denied-by-policy', 'The policy refuses this host.') : undefined;
}

function judgeMeaning(
  name: string,
  port: number,
  { allow }: CompiledNetworkPolicy,
): NetworkVerdict | undefined {
  const isNamed = allow.some(
    (rule) => rule.host !== undefined && fitsHost(rule, name) && fitsPort(rule, port),
  );
  if (isNamed) return undefined;
  const special = Object.entries(specialNames).find(
    ([suffix]) => name === suffix || name.endsWith(`.${suffix}`),
  );
  if (special !== undefined)
    return deny('special-name', `Names under ${special[0]} mean ${special[1]}.`);
  return name.includes('.')
    ? undefined
    : deny('single-label', "A name without a dot means a place of one's own network.");
}

function judgePort(
  name: string,
  port: number,
  { ports, allow }: CompiledNetworkPolicy,
): NetworkVerdict | undefined {
  const mayFit = allow.some((rule) => fitsHost(rule, name) && fitsPort(rule, port));
  return ports.includes(port) || mayFit ? undefined : denyPort(port);
}
