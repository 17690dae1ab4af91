/** No promise is forgotten: an unheard failure would be a silent one. (The pages are looked after by eslint.) */
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { report, root, walk } from './sources.ts'

function programOf(folder: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, folder, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'))
      },
    },
  )
  if (!config) throw new Error(`${folder}/tsconfig.json cannot be read`)
  return ts.createProgram(config.fileNames, config.options)
}

function isForgotten(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isExpressionStatement(node)) return false
  const { expression } = node
  if (!ts.isCallExpression(expression) && !ts.isNewExpression(expression)) return false
  const callee = expression.expression
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'catch') return false
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'then' && (expression.arguments?.length ?? 0) > 1)
    return false
  return checker.getPropertyOfType(checker.getApparentType(checker.getTypeAtLocation(expression)), 'then') !== undefined
}

it(
  'every promise of server and tests is awaited, caught, or marked with void by someone who knows why',
  { timeout: 120_000 },
  () => {
    const program = programOf('.')
    const checker = program.getTypeChecker()
    const offenders: string[] = []
    for (const file of program.getSourceFiles()) {
      if (file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file)) continue
      walk(file, (node) => {
        if (isForgotten(node, checker))
          offenders.push(
            `${file.fileName.slice(root.length + 1)}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1} forgets a promise; await it, or catch it`,
          )
      })
    }
    expect(report(offenders)).toBe('')
  },
)
