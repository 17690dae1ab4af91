/** A limit to waiting for a machine that was busy itself is not the other side's silence. */

/**
 * Calls `over` when `ms` milliseconds have passed and what came meanwhile has been heard: a server that did something
 * else for so long runs its timers before it reads, and would take an answer that lies there for silence (DEV-9).
 * Gives a function that calls it off.
 */
export function patience(ms: number, over: () => void): () => void {
  let turn: NodeJS.Immediate | undefined
  const timer = setTimeout(() => (turn = setImmediate(over)), ms)
  return () => {
    clearTimeout(timer)
    clearImmediate(turn)
  }
}
