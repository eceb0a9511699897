/** Why a container is not built: nothing was started. */
export interface ContainerRefusal {
  readonly code: 'safety/container-refused';
  /** The field, as `mounts[0].source`. */
  readonly field: string;
  readonly expected: string;
  /** What was given, at most 80 characters of it. */
  readonly got: string;
  readonly hint: string;
}

/** Makes a refusal. */
export function refuseField(
  field: string,
  expected: string,
  got: unknown,
  hint = 'Correct this field; nothing was started.',
): ContainerRefusal {
  const shown = typeof got === 'string' ? JSON.stringify(got) : typeof got;
  const text = typeof got === 'number' ? String(got) : shown;
  return { code: 'safety/container-refused', field, expected, got: text.slice(0, 80), hint };
}
