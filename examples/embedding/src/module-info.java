/** A program of somebody else that uses Quietline's domain. */
module org.example.desk {
    requires org.quietline.domain;
}
