package io.sallyport.attacks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the row of the attack catalogue that a test stands for; the test's own name begins with it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Attack {
    /** The row, a letter and two digits. */
    String value();
}
