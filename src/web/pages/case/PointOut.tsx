import { Button } from '../../parts/Button.tsx'

/** 指出问题 — while a return is being written: which fields and materials it names already, and how one more is taken into it. */
export type Pointing = Readonly<{
  /** Counted from 1; undefined for what the return does not name yet. */
  placeOf: (id: string) => number | undefined
  point: (id: string) => void
  /** Leads to the words about it. */
  goTo: (place: number) => void
}>

/** One press takes a field into the list, and says so where it was pressed: the form may stand many screens away. */
export function PointOut({ id, label, pointing }: Readonly<{ id: string; label: string; pointing: Pointing | undefined }>) {
  if (pointing === undefined) return null
  const place = pointing.placeOf(id)
  return place === undefined
    ? <Button kind="quiet" small label={`指出问题：${label}`} onPress={() => pointing.point(id)}>指出问题</Button>
    : <span role="status"><Button kind="quiet" small icon="tick" label={`已列为第${place}处，去写怎样补正：${label}`} onPress={() => pointing.goTo(place)}>{`已列为第${place}处，去写`}</Button></span>
}
