/** Resolves as soon as `probe` holds, asking again every 10 ms; rejects after `withinMs`. For events of other processes, which no injected clock moves. */
export async function eventually(
  probe: () => boolean | Promise<boolean>,
  withinMs = 5_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await probe())) {
    if (performance.now() > deadline) throw new Error(`not so within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
