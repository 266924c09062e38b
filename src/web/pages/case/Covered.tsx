import { useState } from 'react'
import type { FormField } from '../../../policy/policy.ts'
import { covered } from '../../../policy/sensitive.ts'
import { Button } from '../../parts/Button.tsx'

/** 敏感个人信息 — covered until somebody who handles the case asks for it: who walks past the desk has read nothing. */
export function Covered({ field, text }: Readonly<{ field: FormField; text: string }>) {
  const [isOpen, setOpen] = useState(false)
  const verb = isOpen ? '遮住' : '显示'
  return <><span>{isOpen ? text : covered(field, text)}</span> <Button kind="quiet" small label={`${verb}${field.label}`} onPress={() => setOpen(!isOpen)}>{verb}</Button></>
}
