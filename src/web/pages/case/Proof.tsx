import { evidenceOf } from '../../../policy/evidence.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { AttachmentView } from '../../api/views.ts'
import { fieldAnchor, materialAnchor } from './anchors.ts'

type ProofProps = Readonly<{ condition: string; policy: Policy; attachments: readonly AttachmentView[]; withheld: readonly string[] }>

/** 对照材料 — from a verdict to what it has to be checked against: one press, and the field or the file is on the screen. */
export function Proof({ condition: id, policy, attachments, withheld }: ProofProps) {
  const condition = policy.conditions.find((each) => each.id === id)
  if (condition === undefined) return null
  const { fields, materials } = evidenceOf(condition)
  // What is kept from this reader must not be said to be missing.
  const isShown = (id: string): boolean => !withheld.includes(id)
  const labels = new Map(policy.form.pages.flatMap((page) => page.fields.map((field) => [field.id, field.label] as const)))
  const links = [
    ...fields.filter(isShown).map((field) => ({ to: fieldAnchor(field), words: labels.get(field) ?? field })),
    ...policy.materials
      .filter((material) => materials.includes(material.id) && isShown(material.id) && material.from === 'applicant')
      .map((material) => ({ to: materialAnchor(material.id), words: `${material.title}（${inCount(attachments.filter((each) => each.material === material.id).length)}）` })),
  ]
  if (links.length === 0) return null
  return <p className="proof small no-print">对照：{links.map(({ to, words }) => <a key={to} href={`#${to}`}>{words}</a>)}</p>
}

const inCount = (files: number): string => (files === 0 ? '没有上传' : `${files}个文件`)
