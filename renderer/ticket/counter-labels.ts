/** Counters as people say them: 21, 22, 23, 31 → "21–23、31". */

/** Runs of three and more become a span; anything that is no number stands as it is. */
export function counterLabels(labels: readonly string[], separator: string): string {
  const runs: string[][] = []
  for (const label of labels) {
    const last = runs.at(-1)
    if (last !== undefined && isNext(last.at(-1), label)) last.push(label)
    else runs.push([label])
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run)).join(separator)
}

function isNext(before: string | undefined, label: string): boolean {
  return before !== undefined && /^\d+$/.test(before) && /^\d+$/.test(label) && Number(label) === Number(before) + 1
}
