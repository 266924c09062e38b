import { useState } from 'react'
import type { FormField } from '../../../policy/policy.ts'
import { readIdNumber } from '../../../policy/idNumber.ts'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import { isBlank } from './progress.ts'

/** Fields that an ID number answers by itself. */
const told = { sex: 'sex', birthMonth: 'birthMonth' } as const

/**
 * Nobody types twice what was said once: a whole ID number fills in sex and month of birth where they are still blank. A field says where
 * its words came from for as long as they are those words.
 */
export function usePrefill(field: FormField): Readonly<{ leave: () => void; from: string | undefined }> {
  const desk = useDesk()
  const { answers, draft } = useDeskState()
  const [wasBlank] = useState(isBlank(answers[field.id]))
  const fromIdNumber = readFrom(answers['idNumber'])
  const known = fromIdNumber?.[field.id]

  function leave(): void {
    if (field.kind !== 'id-number' || fromIdNumber === undefined) return
    for (const [id, value] of Object.entries(fromIdNumber)) if (isBlank(answers[id])) desk.change(id, value)
  }
  if (known !== undefined && wasBlank && answers[field.id] === known) return { leave, from: '来自身份证号码' }
  return { leave, from: field.id === 'name' && draft.version === 0 ? '来自单位开始申报时填写的姓名' : undefined }
}

function readFrom(idNumber: unknown): Readonly<Record<string, string>> | undefined {
  const read = readIdNumber(typeof idNumber === 'string' ? idNumber : '')
  return typeof read === 'string' ? undefined : { [told.sex]: read.sex, [told.birthMonth]: read.birthDay.slice(0, 7) }
}
