const maxVerdicts = 256;
const maxKeyLength = 2_048;

/**
 * Judges as `judge` does and remembers the last 256 verdicts on short texts: they follow from the text and the policy
 * alone, and a client asks the same few places again and again. What a name stands for must never be remembered so.
 */
export function rememberVerdicts<Verdict extends object>(
  judge: (text: string) => Verdict,
): (text: string) => Verdict {
  const verdicts = new Map<string, Verdict>();
  return (text) => {
    const known = verdicts.get(text);
    if (known !== undefined) return known;
    const verdict = Object.freeze(judge(text));
    if (text.length > maxKeyLength) return verdict;
    if (verdicts.size >= maxVerdicts) forgetOldest(verdicts);
    verdicts.set(text, verdict);
    return verdict;
  };
}

function forgetOldest(verdicts: Map<string, unknown>): void {
  for (const oldest of verdicts.keys()) {
    verdicts.delete(oldest);
    return;
  }
}
