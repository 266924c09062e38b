import { applicantSchema, fileSchema, policyFileNames, type JsonSchema } from '../policy/jsonSchemas.ts'
import type { Command, Outcome } from './command.ts'
import { policiesFor, policyFolders, policyNamed, policyOption } from './shipped.ts'

const applicant: Command = {
  name: 'schema applicant',
  summary: '申报人记录的 JSON Schema：screen 和 policy simulate 逐行读的就是它',
  options: { policy: { ...policyOption, summary: '只要这个版本的申报表所问的', standard: '全部版本的申报表' }, ...policyFolders },
  async run(input) {
    const id = input.text('policy')
    const policies = id === undefined ? [...policiesFor(input).values()] : [policyNamed(input, id)]
    return written(applicantSchema(policies.map(({ form }) => form)))
  },
}

const files: readonly Command[] = policyFileNames.map((name) => ({
  name: `schema ${name}`,
  summary: `${name === 'competitions' ? '竞赛名录' : `${name}.yaml `}的 JSON Schema：编辑器据以补全和检查`,
  options: {},
  run: async () => written(fileSchema(name)),
}))

export const schemaCommands: readonly Command[] = [applicant, ...files]

const written = (schema: JsonSchema): Outcome =>
  ({ kind: 'answered', answer: schema, sentences: JSON.stringify(schema, undefined, 2).split('\n'), holds: true })
