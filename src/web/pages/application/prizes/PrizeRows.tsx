import { useEffect } from 'react'
import type { Competition } from '../../../../policy/competition.ts'
import { gradeWords, groupNames } from '../../../../policy/competitionWords.ts'
import { Button } from '../../../parts/Button.tsx'
import { RowsEditor, type Column, type RowHelp, type RowsEditorProps, type RowValues } from '../../../parts/RowsEditor.tsx'
import { asRegistered, filledIn, standingOfRow, suggestionsFor, ungradedFilledIn, type RowStanding } from './prizeRow.ts'
import { useSuggested, type Registered } from './useRegistered.ts'

/** 获奖 — rows of prizes: a competition is chosen from the registry, which settles level and class, or typed, and then checked by people. */
export function PrizeRows(props: RowsEditorProps) {
  // A form that keeps no number of the registry has its prizes looked up by name alone.
  return props.columns.some(({ id }) => id === 'registered') ? <Registering {...props} /> : <RowsEditor {...props} />
}

function Registering(props: RowsEditorProps) {
  const { rows, columns, onChange } = props
  const { registered, isKnown } = useSuggested(rows)
  const put = (at: number, row: RowValues) => onChange(rows.map((each, index) => (index === at ? row : each)))
  // Name and month may be typed before it is known what they mean.
  useEffect(() => {
    const filled = rows.map((row) => ungradedFilledIn(row, registered))
    if (filled.some((row, at) => row !== rows[at])) onChange(filled.map((row) => onlyColumns(columns, row)))
  }, [rows, columns, registered, onChange])
  return (
    <RowsEditor {...props}
      changed={(row, column) => onlyColumns(columns, filledIn(row, column, registered))}
      helpFor={(row, at) => helpFor(row, columns, { registered, isKnown }, (changed) => put(at, onlyColumns(columns, changed)))} />
  )
}

/** A form may ask for less than the registry tells. */
const onlyColumns = (columns: readonly Column[], row: RowValues): RowValues =>
  Object.fromEntries(Object.entries(row).filter(([id]) => columns.some((column) => column.id === id)))

type Known = Readonly<{ registered: Registered; isKnown: boolean }>

function helpFor(row: RowValues, columns: readonly Column[], { registered, isKnown }: Known, put: (row: RowValues) => void): RowHelp {
  const standing = standingOfRow(row, registered)
  const entry = standing.kind === 'chosen' ? standing.competition : undefined
  return {
    hidden: ['registered'],
    suggestions: {
      competition: entry ? [] : suggestionsFor(row['competition'] ?? '', registered),
      ...(entry?.occupations && { occupation: entry.occupations.map((value) => ({ value })) }),
    },
    settled: entry ? { level: optionLabel(columns, 'level', entry.level), class: optionLabel(columns, 'class', entry.class) } : {},
    ...(isKnown && { note: <PrizeNote row={row} standing={standing} put={put} /> }),
  }
}

function optionLabel(columns: readonly Column[], id: string, value: string): string {
  const column = columns.find((each) => each.id === id)
  return (column?.kind === 'choice' ? column.options.find((option) => option.value === value)?.label : undefined) ?? value
}

type PrizeNoteProps = Readonly<{ row: RowValues; standing: RowStanding; put: (row: RowValues) => void }>

function PrizeNote({ row, standing, put }: PrizeNoteProps) {
  switch (standing.kind) {
    case 'open': return <p className="soft">先写竞赛名称，列入名录的可以从提示里选；没有列入的照证书填写，由审核人核对。</p>
    case 'unregistered': return <p role="status">这项竞赛没有列入名录。请照获奖证书填写级别、类别，由审核人核对主办单位的文件。</p>
    case 'several': return <p role="status">名录里有几项同名的竞赛，请从提示里选定一项。</p>
    case 'chosen': return (
      <div className="row" role="status">
        <span>{inWords(standing.competition)}</span>
        <Button kind="quiet" small onPress={() => put({ ...row, registered: '' })}>与证书不符</Button>
      </div>
    )
    case 'meant': return (
      <div className="row" role="status">
        <span>{inWords(standing.competition)}您填报的与名录不同的，由审核人认定。</span>
        <Button kind="quiet" small onPress={() => put(asRegistered(row, standing.competition))}>按名录填写</Button>
      </div>
    )
  }
}

/** 已列入2022年名录：市级一类竞赛，依据演示人社〔2022〕5号，只列焊工、钳工。 */
function inWords({ year, number, occupations, groups, ...grade }: Competition): string {
  const only = [...occupations ?? [], ...groups?.map((group) => groupNames[group]) ?? []]
  return `已列入${year}年名录：${gradeWords(grade)}，依据${number}${only.length > 0 ? `，只列${only.join('、')}` : ''}。`
}
