package org.quietline.bootstrap.demo;

import java.util.List;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Somebody with a simulated phone.
 *
 * @param name the name that operators and the simulator's page show
 * @param digits a made-up number in E.164 form, which the simulator needs whole
 */
record Person(String name, String digits) {
    static final Person MARIA = new Person("Maria Santos", "+15550102741");
    static final Person JAMES = new Person("James Okafor", "+15550103862");
    static final Person PRIYA = new Person("Priya Raman", "+15550104973");
    static final Person TOM = new Person("Tom Becker", "+15550105184");
    static final Person AMINA = new Person("Amina Yusuf", "+15550106295");

    /** Has a phone that is switched off. */
    static final Person NOAH = new Person("Noah Kim", "+15550107316");

    /** Has a line that takes no texts. */
    static final Person PHARMACY = new Person("Elm Street Pharmacy", "+15550108427");

    /** Was registered, and is not active any more. */
    static final Person LENA = new Person("Lena Fischer", "+15550109538");

    /** Was never registered. */
    static final Person STRANGER = new Person("A stranger", "+15550120649");

    /** Was never registered, either, and has no simulated phone. */
    static final Person PASSER_BY = new Person("A passer-by", "+15550101358");

    static final List<Person> REGISTERED = List.of(MARIA, JAMES, PRIYA, TOM, AMINA, NOAH, PHARMACY, LENA);

    PhoneNumber number() {
        return PhoneNumber.parse(digits);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }
}
