/** Offered first; any other ISO code the workspace already has is kept. */
export const CURRENCIES = [
  "CNY",
  "USD",
  "EUR",
  "HKD",
  "TWD",
  "JPY",
  "GBP",
  "SGD",
  "KRW",
  "AUD",
  "CAD",
  "CHF",
  "INR",
  "MYR",
  "THB",
  "VND",
];
