/** Where on the page a field of the form stands, and an item of the evidence: a verdict leads there. */
export const fieldAnchor = (field: string): string => `field-${field}`
export const materialAnchor = (material: string): string => `material-${material}`
