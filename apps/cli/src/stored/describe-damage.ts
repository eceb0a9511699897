import type { Damage, LostRange } from '@selfware/persistence';

/** Sentences about what is damaged and what is missing. */
export function describeDamage({
  damage,
  lost,
}: {
  readonly damage: readonly Damage[];
  readonly lost: readonly LostRange[];
}): readonly string[] {
  return [
    ...damage.map(
      ({ file, offset, bytes, reason }) =>
        `${String(bytes)} bytes from byte ${String(offset)} of ${file}: ${reason}`,
    ),
    ...lost.map(({ from, to }) =>
      from === to
        ? `record ${String(from)} is lost`
        : `records ${String(from)} to ${String(to)} are lost`,
    ),
  ];
}
