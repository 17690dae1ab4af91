/** Leaves out mutants that do not compile: the compiler has seen those, no test needs to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { mutated, type Mutant } from './mutant.ts'

const root = join(import.meta.dirname, '..', '..')

/**
 * Asks the compiler, under the settings of the part that `folder` is, about one mutant of `files` after the other. Who
 * imports them is not looked at: a mutant changes no signature on purpose.
 */
export function compilerOf(
  folder: 'domain' | '.' | 'renderer' | 'electron',
  files: readonly string[],
): (mutant: Mutant, source: string) => boolean {
  const settings = ts.getParsedCommandLineOfConfigFile(
    join(root, folder, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'))
      },
    },
  )
  if (!settings) throw new Error(`${folder}/tsconfig.json cannot be read`)
  const ambient = settings.fileNames.filter((name) => name.endsWith('.d.ts'))
  const changed = new Map<string, { readonly text: string; readonly version: number }>()
  let version = 0
  const service = ts.createLanguageService({
    getScriptFileNames: () => [...files.map((file) => join(root, file)), ...ambient],
    getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name)?.text ?? ts.sys.readFile(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    // A mutant may leave a name unused: no user notices that.
    getCompilationSettings: () => ({ ...settings.options, noUnusedLocals: false, noUnusedParameters: false }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
  return (mutant, source) => {
    const name = join(root, mutant.file)
    version += 1
    changed.set(name, { text: mutated(source, mutant), version })
    const isSound =
      service.getSyntacticDiagnostics(name).length === 0 && service.getSemanticDiagnostics(name).length === 0
    version += 1
    changed.set(name, { text: source, version })
    return isSound
  }
}

/** The text of a file of the repository. */
export const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8')
