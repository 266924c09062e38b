import { Link } from 'react-router'
import { Icon } from '../../parts/Icon.tsx'
import { useUnsentFiles } from '../../unsent/unsentFiles.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { placeOf } from './places.ts'

/** 未传文件 — how many are not there yet, on every screen of the form: they go on while one reads on, and lead back to where they were chosen. */
export function UnsentFiles({ application, policy }: ScreenProps) {
  const unsent = useUnsentFiles(application)
  const failed = unsent.filter(({ trouble }) => trouble !== undefined)
  const one = failed[0] ?? unsent[0]
  if (one === undefined) return null
  const to = placeOf(policy, application, one.place.slice(application.length + 1))
  return (
    <span className="saved" data-tone={failed.length > 0 ? 'warn' : 'quiet'} role="status">
      <Icon name={failed.length > 0 ? 'warning' : 'upload'} />
      <Link to={to ?? ''}>{failed.length > 0 ? `${failed.length}个文件没有上传成功` : `还有${unsent.length}个文件在上传`}</Link>
    </span>
  )
}
