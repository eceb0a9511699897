/** Resolves when it is the caller's turn to spawn. */
export type TakeTurn = () => Promise<void>;

/** Gives one turn each time round the event loop: a spawn blocks for two milliseconds, and many at once would keep everything else waiting. */
export function createSpawnTurns(): TakeTurn {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return () => {
    // Who is alone waits for nobody.
    const turn = waiting === 0 ? Promise.resolve() : last.then(nextRound);
    waiting += 1;
    last = turn.then(nextRound).then(() => {
      waiting -= 1;
    });
    return turn;
  };
}

function nextRound(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
