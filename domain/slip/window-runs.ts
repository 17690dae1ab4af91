/** Window labels as a person would write them on a door: 21–23、29. */

/**
 * "21", "22", "23", "29" → 21–23、29; two in a row stay two. Labels that are no numbers stand by themselves, at the end.
 */
export function windowRuns(labels: readonly string[], comma: string): string {
  const isNumber = (label: string): boolean => /^\d+$/.test(label)
  const runs: string[][] = []
  for (const label of [...new Set(labels.filter(isNumber))].sort((a, b) => Number(a) - Number(b))) {
    const run = runs.at(-1)
    if (run && Number(label) === Number(run.at(-1)) + 1) run.push(label)
    else runs.push([label])
  }
  const written = runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run))
  return [...written, ...labels.filter((label) => !isNumber(label))].join(comma)
}
