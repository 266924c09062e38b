import { applicantReader, type Applicant } from '../policy/applicant.ts'
import type { Verdict } from '../policy/condition.ts'
import { judge } from '../policy/conditions.ts'
import type { JudgingContext } from '../policy/finding.ts'
import { eligibility } from '../policy/eligibility.ts'
import { normaliseAnswers } from '../policy/normaliseAnswers.ts'
import type { Policy } from '../policy/policy.ts'
import { linesOf, type Line } from './applicantLines.ts'
import type { Command, Console } from './command.ts'
import { asRead, readingOption } from './readings.ts'
import { competitionsOption, dayOption, needed, policyFolders, policyNamed, policyOption, registryFor } from './shipped.ts'

/** Bytes as they come in; `isTTY` where a person would have to type them. */
type Incoming = AsyncIterable<Uint8Array> & Readonly<{ isTTY?: boolean }>
export type Stdin = () => Incoming

export const applicantsFrom = '从标准输入读申报人，一行一个 JSON（格式见 shouxi schema applicant）'

/** 条件审核 — verdicts on any number of applicants, line by line: the machine proposes, people decide. */
export function screenCommand(stdin: Stdin): Command {
  return {
    name: 'screen',
    summary: `逐个审核申报条件：${applicantsFrom}，逐行写出结论；读不懂的行写明行号和原因，其余照常，最后退出码为 1`,
    options: {
      policy: policyOption,
      on: { kind: 'text', value: '日期', summary: '计算周岁和年限的日子，一般是申报截止日' },
      reading: readingOption,
      ...policyFolders,
      competitions: competitionsOption,
    },
    async run(input, console) {
      const policy = asRead(input, policyNamed(input, needed(input, 'policy', '地区/称号/施行日')))
      const on = dayOption(input, 'on') ?? needed(input, 'on', '2024-07-31')
      const registry = registryFor(input, policy)
      return everyApplicant(stdin(), console, [policy], (applicant) => JSON.stringify(screened(applicant, verdictsOn(policy, applicant, { referenceDay: on, registry }))))
    },
  }
}

/** The verdicts on a person as of a day, by what is registered. */
export function verdictsOn(policy: Policy, { answers, attested, termFrom }: Applicant, known: Pick<JudgingContext, 'referenceDay' | 'registry'>): readonly Verdict[] {
  return judge(policy, normaliseAnswers(policy.form, answers), { ...known, attested, ...(termFrom && { termFrom }) })
}

function screened({ id }: Applicant, verdicts: readonly Verdict[]): object {
  return {
    id, outcome: eligibility(verdicts),
    conditions: verdicts.map(({ condition, clause, modality, outcome, facts, text }) => ({ id: condition, clause, modality, outcome, facts, text })),
  }
}

/** Notepad and Excel save in GBK where nobody tells them otherwise: names of honours would be judged that are no words at all. */
const readable = (text: string) => text.includes('\uFFFD') ? { kind: 'wrong', code: 'not-utf8', text: '这一行有不是 UTF-8 编码的文字，请把文件另存为 UTF-8 再试。' } as const : undefined

/** Writes what `tell` says of each applicant, a chunk of lines at a time: never more in memory than was read and is not yet taken. */
export async function everyApplicant(
  stdin: Incoming, console: Console, policies: readonly Policy[], tell: (applicant: Applicant) => string | undefined,
): Promise<Readonly<{ kind: 'written'; holds: boolean }>> {
  // Whoever named no file would sit before a program that says nothing.
  if (stdin.isTTY) console.tell('等待输入申报人，一行一个 JSON，按 Ctrl-D 结束。记录在文件里的，按 Ctrl-C，再在命令末尾写 < 文件名。')
  const read = applicantReader(policies.map(({ form }) => form))
  let holds = true
  const answerTo = (line: Line): string | undefined => {
    const found = 'text' in line ? readable(line.text) ?? read(line.text) : { kind: 'wrong', code: 'line-too-long', text: '这一行太长，不是一个人的记录。' } as const
    if (found.kind === 'read') return tell(found.applicant)
    holds = false
    return JSON.stringify({ line: line.number, code: found.code, error: found.text })
  }
  for await (const lines of linesOf(stdin)) {
    const answers = lines.flatMap((line) => answerTo(line) ?? [])
    if (answers.length > 0 && !await console.write(`${answers.join('\n')}\n`)) break
  }
  return { kind: 'written', holds }
}
