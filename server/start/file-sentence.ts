/** What the system says of a file or folder, as one sentence with its remedy. */

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no ${path}. Check the name; a folder above it must be there already.`,
  EISDIR: (path) => `${path} is a folder, and a file is needed; name a file in it.`,
  ENOTDIR: (path) => `A part of ${path} is a file, and a folder is needed; name another place.`,
  EEXIST: (path) => `${path} is there already and is no folder; name another place.`,
  EACCES: (path) => `This account may not use ${path}. Run the command as its owner, or name another place.`,
  EPERM: (path) => `This account may not use ${path}. Run the command as its owner, or name another place.`,
  EROFS: (path) => `The disk of ${path} is read-only. Name another place.`,
  ENOSPC: (path) => `The disk of ${path} is full. Make room, or name another place.`,
  EDQUOT: (path) => `The disk of ${path} is full for this account. Make room, or name another place.`,
}

/** null: an error of another kind. */
export function fileSentence(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const { code } = error
  // Of a folder that is read as a file the system does not say the name.
  const path = 'path' in error ? error.path : code === 'EISDIR' ? 'What was named' : null
  return typeof code === 'string' && typeof path === 'string' ? (SENTENCES[code]?.(path) ?? null) : null
}
