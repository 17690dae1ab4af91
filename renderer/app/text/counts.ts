/** Counts as everybody reads them: 1,965 people, from a thousand on with a mark. */
export function counted(count: number): string {
  return count.toLocaleString('en-US')
}
