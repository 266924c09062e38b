import type { Policy } from '../../../policy/policy.ts'
import type { FieldError } from '../../parts/ErrorSummary.tsx'
import { fieldId } from '../../parts/field.tsx'

export type Problem = Readonly<{ field: string; text: string }>

export const formPath = (application: string): string => `/cases/${application}/form`
export const pagePath = (application: string, page: string): string => `${formPath(application)}/page/${page}`
export const materialsPath = (application: string): string => `${formPath(application)}/materials`
export const signPath = (application: string): string => `${formPath(application)}/sign`
export const submitPath = (application: string): string => `${formPath(application)}/submit`
export const invitationPath = (application: string): string => `${formPath(application)}/invitation`

/** experience.0.where stands in the field experience. */
export const rootOf = (field: string): string => field.split('.')[0] ?? field

/** Asks a page of the form to show everything that is still missing, not only what was filled in wrongly. */
const CHECKED = '?check=1'

/** Where a field stands, to be filled in and no more; undefined where the form has none of this name. */
export function fieldPath({ form }: Policy, application: string, field: string): string | undefined {
  const page = form.pages.find(({ fields }) => fields.some(({ id }) => id === field))
  return page && `${pagePath(application, page.id)}#${fieldId(field)}`
}

/** Where a field or an item of the material list is filled in; undefined for what stands on the page itself. */
export function placeOf({ form, materials }: Policy, application: string, field: string): string | undefined {
  const page = form.pages.find(({ fields }) => fields.some(({ id }) => id === rootOf(field)))
  if (page !== undefined) return `${pagePath(application, page.id)}${CHECKED}#${fieldId(field)}`
  return materials.some(({ id }) => id === field) ? `${materialsPath(application)}${CHECKED}#${fieldId(field)}` : undefined
}

/** Problems as links to where each is put right. */
export function linked(policy: Policy, application: string, problems: readonly Problem[]): readonly FieldError[] {
  return problems.map(({ field, text }) => {
    const to = placeOf(policy, application, field)
    return { field, text, ...(to !== undefined && { to }) }
  })
}
