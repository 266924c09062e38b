import type { Subject } from '../../domain/lifecycle.ts'
import { applicationSubject } from './application.ts'
import { decisionSubject } from './decision.ts'
import type { SubjectLoader } from './loader.ts'
import { noticeSubject } from './notice.ts'
import { roundSubject } from './round.ts'
import { scoresheetSubject } from './scoresheet.ts'
import { titleSubject } from './title.ts'

export const subjects: Readonly<Record<Subject, SubjectLoader>> = {
  round: roundSubject,
  application: applicationSubject,
  scoresheet: scoresheetSubject,
  notice: noticeSubject,
  decision: decisionSubject,
  title: titleSubject,
}
