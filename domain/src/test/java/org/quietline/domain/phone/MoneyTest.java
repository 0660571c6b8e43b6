package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$12345678",
                "$12345678.90",
                "$12345678,9",
                "$ 12345678",
                "12345678 $",
                "x$12345678",
                "€123,456,789,012,345.67",
                "€123.456.789.012.345,67",
                "€123'456'789.00",
                "123 456 789 €",
                "123 456 789,01 €",
                "₹12,34,56,78,901.00",
                "USD 12345678",
                "usd 12345678",
                "(USD 12345678)",
                "USD12345678",
                "12345678 USD.",
                "12345678usd",
                "Rs 12345678",
                "Rs. 12345678",
                "Fr. 12345678",
                "kr 12345678",
                "kr. 12345678",
                "12345678 dollars",
                "12345678 euros",
                "12345678 euro",
                "12345678 kr",
                "12345678 zł",
                "12345678 Kč",
                "12345678 Ft",
                "pay USD 12345678 now",
                "-12345678 EUR",
                "$12345678, 5 pieces",
                "$12345678 a 5"
            })
    void keeps_an_amount_with_its_currency(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // too many digits, or the wrong groups, for an amount
                "$123456789",
                "$12345678.901",
                "$1,2345678",
                "$12,34,567,8",
                "€1.234.567.89",
                "€1 234,567,890",
                "$1,234.567,890",
                "€1,123,456,789,012,345",
                "€1 123 456 789",
                "€12 34 56 78",
                "$123-456-789",
                "$(1234567)",
                "$1,234,567.8,9",
                "€123 456\u00A0789 1",
                "$٠١٢٣٤٥٦٧",
                // a currency that is none, or that goes on
                "Usd 12345678",
                "uSD 12345678",
                "usD 12345678",
                "xUSD 12345678",
                "USDx 12345678",
                "12345678 USDx",
                "12345678 USD5",
                "ALL 12345678",
                "TRY 12345678",
                "TOP 12345678",
                "Rsx 12345678",
                "xRs 12345678",
                "12345678 eurosceptics",
                "12345678 krill",
                "12345678 dollarsx",
                "12345678 Ftx",
                "USD  12345678",
                "12345678  USD",
                "$-12345678",
                "US 12345678",
                // a currency that may belong to other digits
                "5$12345678",
                "5 $12345678",
                "12345678$5",
                "12345678 $5",
                "12345678 $ 5",
                "5 USD 12345678",
                "12345678 USD 5",
                "5$ 12345678",
                "\u0665$12345678",
                // a phone number, currency or not
                "$+12345678",
                "+12345678 USD",
                "$5 12345678",
                "$12345678 5",
                "12345678 5 €"
            })
    void masks_what_is_not_plainly_money(String text) {
        assertThat(Redaction.redact(text)).contains("•");
    }
}
