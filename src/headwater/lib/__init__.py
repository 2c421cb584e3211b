"""Small tools that know neither Django nor sales: ids, refusals, text, money, dates, files, HTTP."""
