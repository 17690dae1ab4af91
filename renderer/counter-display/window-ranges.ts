/** Window numbers as a person would write them on a door: 21–23、25. */

/** ["21","22","23","25"] → "21–23、25"; two in a row stay two. */
export function windowRanges(labels: readonly string[]): string {
  const runs: string[][] = []
  for (const label of labels) {
    const run = runs.at(-1)
    if (run && isNext(run.at(-1) ?? '', label)) run.push(label)
    else runs.push([label])
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run)).join('、')
}

function isNext(before: string, label: string): boolean {
  return /^\d+$/.test(before) && /^\d+$/.test(label) && Number(label) === Number(before) + 1
}
