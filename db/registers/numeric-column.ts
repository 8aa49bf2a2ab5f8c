import { z } from 'zod';

/** A `numeric` column, which the driver hands over as text, with few enough digits to be a number. */
export const numericColumn = z.string().transform(Number);
